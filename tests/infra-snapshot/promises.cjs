// What must be so in Azure, from a compiled template and from snapshots.
//   node promises.cjs order <template.json>             the platform's sign-in comes before the setting that believes it
//   node promises.cjs believes <snapshot.json> <value>  that setting has this value, and no spelling of it was given besides
//   node promises.cjs deployers <snapshot.json>         whoever may not call the app may not deploy to it
//   node promises.cjs roles <snapshot.json> <count>     so many roles are defined that can neither delete nor purge a secret
//   node promises.cjs seals <snapshot.json>             the app may add to the ledger's seals, and nobody may change or delete them
//   node promises.cjs package <snapshot.json>           the app's identity may not write the container of its own code
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

checks.deployers = () => {
  const sites = [...every(JSON.parse(readFileSync(file, "utf8")))].filter(
    (one) => one.type === "Microsoft.Web/sites",
  );
  return (
    sites.length > 0 &&
    sites.every(({ properties: { siteConfig } }) => {
      const same =
        siteConfig.scmIpSecurityRestrictionsDefaultAction ===
        siteConfig.ipSecurityRestrictionsDefaultAction;
      return same && siteConfig.scmIpSecurityRestrictionsUseMain === true;
    })
  );
};

checks.roles = () => {
  const defined = [...every(JSON.parse(readFileSync(file, "utf8")))].filter(
    (one) => one.type === "Microsoft.Authorization/roleDefinitions",
  );
  const actions = defined.flatMap((one) =>
    one.properties.permissions.flatMap((each) => [
      ...(each.actions ?? []),
      ...(each.dataActions ?? []),
    ]),
  );
  return (
    defined.length === Number(value) &&
    !actions.some((one) => /delete|purge|backup|restore|\*/i.test(one))
  );
};

checks.package = () => {
  const assigned = [...every(JSON.parse(readFileSync(file, "utf8")))].filter(
    (one) =>
      one.type === "Microsoft.Authorization/roleAssignments" &&
      String(one.properties.roleDefinitionId).includes(
        "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
      ),
  );
  return (
    assigned.length > 0 &&
    assigned.every((one) =>
      /blobs\/write.*containers:name\] StringNotEquals 'app-package'/s.test(
        one.properties.condition ?? "",
      ),
    )
  );
};

checks.seals = () => {
  const all = [...every(JSON.parse(readFileSync(file, "utf8")))];
  const policies = all.filter((one) =>
    /containers\/immutabilityPolicies$/.test(one.type),
  );
  const roles = all.filter(
    (one) =>
      one.type === "Microsoft.Authorization/roleAssignments" &&
      /containers\/ledger-seals\/providers\//.test(one.id),
  );
  return (
    policies.length === 1 &&
    policies[0].properties.allowProtectedAppendWrites === true &&
    policies[0].properties.immutabilityPeriodSinceCreationInDays > 31 &&
    roles.length === 1 &&
    ["write", "delete", "move/action", "permanentDelete/action"].every((one) =>
      roles[0].properties.condition.includes(
        `!(ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/${one}'})`,
      ),
    )
  );
};

if (!checks[question]()) {
  console.error(`${question}: not so in ${file}`);
  process.exit(1);
}
