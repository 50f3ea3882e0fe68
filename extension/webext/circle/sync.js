// Keeps this device in step with its circle.
import { member } from "./circle.js";

export const { sync } = member;
