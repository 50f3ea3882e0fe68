/** One's own devices: this one's name, those that are paired, and the way to pair or part with one. */

import { button, element, foreign } from "../../../core/dom.js";
import { ext } from "../../api.js";
import * as circle from "../../circle/circle.js";
import * as identity from "../../circle/identity.js";
import { inStep } from "../../step.js";
import { ask } from "./message.js";
import { pairingView } from "./pairing-view.js";
import { section } from "./section.js";
import { why } from "./why.js";

/** @import { Device } from "../../types" */
/** @import { Page } from "./page.js" */

const LONGEST = 60;

/**
 * @param {Page} page
 * @param {string} carried code of a device that waits to be paired; empty when there is none
 */
export async function devicesSection(page, carried) {
  const { t } = page;
  const others = element("div");
  const onPaired = async () => {
    // What was saved before is shared from now on.
    await inStep().catch(() => {});
    await render();
  };
  const pairing = pairingView(page, { carried, onPaired });
  const node = section(
    "devices",
    t("devices"),
    element("p", { className: "hint" }, t("devicesWhy")),
    await nameForm(page),
    others,
    pairing,
  );

  /** What the list says, as one string; what is shown is left alone while it says the same. */
  let shown = "";
  const look = async () => {
    const me = await identity.thisDevice();
    const devices = (await circle.devices()).filter(({ id }) => id !== me.id);
    const standing = await circle.standing();
    return { devices, ...standing, said: JSON.stringify([devices, standing]) };
  };
  const render = async () => show(await look());
  const refresh = async () => {
    const seen = await look();
    // A question that is being answered is not taken away, nor a button that is about to be pressed.
    if (seen.said !== shown && !others.querySelector(".question")) show(seen);
  };

  /** @param {Awaited<ReturnType<typeof look>>} seen */
  const show = ({ devices, paired, ended, said }) => {
    shown = said;
    const leave = element("div", { className: "actions" });
    leave.append(
      button(
        t("leaveCircle"),
        () => {
          ask(page, leave, {
            question: t("leaveAsk"),
            yes: t("leaveYes"),
            onYes: () => attempt(() => circle.leave()),
          });
        },
        "text",
      ),
    );
    const none = { "": t("noDevices"), removed: t("endedRemoved"), lapsed: t("endedLapsed") }[ended];
    others.replaceChildren(
      devices.length
        ? element("ul", { className: "rows" }, ...devices.map(row))
        : element("p", { className: ended ? "warning" : "" }, none),
      ...(paired ? [leave] : []),
    );
  };

  /** @param {Device} device */
  const row = (device) => {
    const { name } = device;
    const actions = element("div", { className: "actions" });
    const remove = button(
      t("removeDevice"),
      () => {
        ask(page, actions, {
          question: t("removeAsk", { name }),
          yes: t("removeDevice"),
          onYes: async () => {
            const problem = await attempt(() => circle.removeDevice(device.id));
            if (!problem) page.announce(t("removed", { name }));
            return problem;
          },
        });
      },
      "outline",
    );
    remove.setAttribute("aria-label", t("removeNamed", { name }));
    actions.append(remove);
    return element(
      "li",
      {},
      element("div", { className: "what" }, element("p", { className: "name" }, foreign(name))),
      actions,
    );
  };

  /** @param {() => Promise<unknown>} act */
  const attempt = async (act) => {
    try {
      await act();
    } catch (error) {
      return why(page, error);
    }
    await render();
    node.querySelector("h2")?.focus();
    return "";
  };

  await render();
  // What the others have done meanwhile; without a connection the list is what this device knows.
  inStep().catch(() => {});
  ext.storage.onChanged.addListener(() => {
    refresh().catch(() => {});
  });
  return node;
}

/** @param {Page} page */
async function nameForm(page) {
  const { t } = page;
  const { name } = await identity.thisDevice();
  const field = element("input", { id: "device-name", value: name, maxLength: LONGEST, dir: "auto" });
  const save = button(t("renameSave"), () => {}, "outline");
  save.type = "submit";
  const problem = element("p", { className: "problem", role: "alert" });
  const form = element(
    "form",
    {},
    element("label", { htmlFor: field.id }, t("deviceName")),
    element("div", { className: "row" }, field, save),
    problem,
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await identity.rename(field.value);
      field.value = (await identity.thisDevice()).name;
      inStep().catch(() => {});
      page.announce(t("savedPlace"));
      problem.textContent = "";
    } catch (error) {
      problem.textContent = why(page, error);
    }
  });
  return form;
}
