// EverShop listens on every interface, and lets one address ask 120 times a minute; there is no setting for either.
// Nothing of a test is for the network, and all its visitors come from one address.
import { Server as HttpServer } from "node:http";
import { Server } from "node:net";

const { listen } = Server.prototype;
Server.prototype.listen = function (port, ...rest) {
  return listen.call(this, { port: Number(port), host: "127.0.0.1" }, ...rest);
};

const { emit } = HttpServer.prototype;
HttpServer.prototype.emit = function (event, request, ...rest) {
  // As a proxy would tell it: another address for each connection.
  if (event === "request") request.headers["x-forwarded-for"] = `198.51.100.${request.socket.remotePort % 250}`;
  return emit.call(this, event, request, ...rest);
};
