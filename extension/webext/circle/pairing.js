// Pairs two devices of one person.
import { client } from "../service.js";
import { member } from "./circle.js";
import { device } from "./identity.js";
import { createMeeting } from "./meeting.js";

export const { startPairing, joinPairing } = createMeeting({
  member,
  device,
  client,
  now: Date.now,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});
