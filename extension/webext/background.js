import { seclude } from "./store.js";

seclude();
