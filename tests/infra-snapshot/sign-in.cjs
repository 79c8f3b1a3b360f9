// Says whom the app believes, from a compiled template and from a snapshot.
//   node sign-in.cjs order <template.json>             the platform's sign-in comes before the setting that believes it
//   node sign-in.cjs believes <snapshot.json> <value>  that setting has this value, and no spelling of it was given besides
const { readFileSync } = require("node:fs");

const [, , question, file, value] = process.argv;

function* every(part) {
  if (part && typeof part === "object") {
    yield part;
    for (const child of Object.values(part)) yield* every(child);
  }
}

const configs = (name) =>
  [...every(JSON.parse(readFileSync(file, "utf8")))].filter(
    (one) => one.type === "Microsoft.Web/sites/config" && String(one.name).includes(name),
  );

const settings = configs("appsettings");
const signIn = configs("authsettingsV2");
const dependsOn = (one, what) => (one.dependsOn ?? []).some((on) => what.test(on));

const checks = {
  order: () =>
    settings.length === 1 &&
    signIn.length === 1 &&
    dependsOn(settings[0], /authsettingsV2|signIn/) &&
    !dependsOn(signIn[0], /appsettings/i),
  believes: () => {
    const about = settings.flatMap((one) =>
      Object.entries(one.properties).filter(([name]) =>
        /trustplatformsignin|^website_auth/.test(name.toLowerCase()),
      ),
    );
    return (
      about.length === 1 &&
      about[0][0] === "Rotator__Approvals__TrustPlatformSignIn" &&
      about[0][1] === value
    );
  },
};

if (!checks[question]()) {
  console.error(`${question}: not so in ${file}`);
  process.exit(1);
}
