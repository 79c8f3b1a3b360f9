// Reads a card from standard input and prints what the reference parser has against it, as a JSON list.
const { AdaptiveCard, SerializationContext, Version } = require("adaptivecards/dist/adaptivecards.js");

let text = "";
process.stdin.on("data", (part) => (text += part));
process.stdin.on("end", () => {
  const context = new SerializationContext(new Version(1, 5));
  const card = new AdaptiveCard();
  card.parse(JSON.parse(text), context);
  const events = [];
  for (let at = 0; at < context.eventCount; at++) {
    events.push(context.getEventAt(at).message);
  }

  for (const failure of card.validateProperties().validationEvents) {
    events.push(failure.message);
  }

  console.log(JSON.stringify({ problems: events, elements: card.getItemCount(), actions: card.getActionCount() }));
});
