// Runs blobs, queues and tables, tells their ports in this order, and ends with the process that started it.
const { Server } = require("node:net");

const listen = Server.prototype.listen;
Server.prototype.listen = function (...where) {
  this.once("listening", () => console.log(`PORT ${this.address().port}`));
  return listen.apply(this, where);
};
process.stdin.resume().on("end", () => process.exit(0));
require("azurite/dist/src/azurite.js");
