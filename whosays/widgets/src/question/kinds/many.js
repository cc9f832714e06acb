// Choosing several: the control of "one" draws checkboxes for this kind.

export { control } from "./one.js";
