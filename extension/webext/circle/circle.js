// The circle that this device is in: its devices, and the list that they share.
import { client } from "../service.js";
import { local } from "../store.js";
import { device } from "./identity.js";
import { ALONE, createMember } from "./member.js";

export const member = createMember({ state: local("circle", ALONE), device, client, now: Date.now });

export const { devices, removeDevice, leave, standing } = member;
export const { places, putPlace, dropPlace, wasRemoved, sayNo, saidNo } = member;
