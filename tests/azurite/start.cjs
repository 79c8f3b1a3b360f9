// Runs one of Azurite's services or all of them (node start.cjs blob|queue|table|all …), tells each port in the order in which it
// starts them, and ends with the process that started it: a test run that is killed leaves nothing behind.
const { Server } = require("node:net");

const [service] = process.argv.splice(2, 1);
const listen = Server.prototype.listen;
Server.prototype.listen = function (...where) {
  this.once("listening", () => console.log(`PORT ${this.address().port}`));
  return listen.apply(this, where);
};
process.stdin.resume().on("end", () => process.exit(0));
require(service === "all" ? "azurite/dist/src/azurite.js" : `azurite/dist/src/${service}/main.js`);
