// What the rules read. The names are in telemetry.json, which the tests of the app read too, so that neither side can rename alone.
//
//   rotator.rotations           counter     one per finished rotation              vault, secret, outcome (a name of OutcomeKind)
//   rotator.triggers            counter     one per event answered or rotation     vault, secret, trigger, answer
//                                           started, also "nothing to do"
//   rotator.secret.age          gauge, s    hourly, age of the current value       vault, secret, policy
//   rotator.secret.overdue      gauge, s    hourly, age beyond the policy or 0     vault, secret, policy
//   rotator.sweep.last_success  gauge, s    after each sweep and hourly: end of    -
//                                           the last good sweep, seconds of Unix time
//   rotator.notices.undelivered counter     one per message that was given up      vault, secret, event, channel
//   rotator.events.set_aside    counter     one per message of the event queue     reason
//                                           that could not be handled
//   rotator.leaks.declared      counter     one per rotation in leak mode          vault, secret
//                                           that was started
//
// vault is the name of the vault, not its address, and secret the name of the secret. trigger: event, sweep, person. answer: started,
// running, stale, not-managed, not-due, refused.
// Metrics rather than log lines, because telemetry sampling leaves them alone.
import { resourceTags } from 'types.bicep'

@description('Region.')
param location string

@description('Tags of the resources.')
param tags resourceTags

@description('Log Analytics workspace that holds metrics and vault logs.')
param workspaceId string

@description('Name of the action group.')
param actionGroupName string

@description('Addresses that get the alerts.')
param emails string[]

var telemetry = loadJsonContent('telemetry.json')
var nearExpiryGraceHours = 6
var sweepHours = 26
var bySecret = [
  { name: 'vault', operator: 'Include', values: ['*'] }
  { name: 'secret', operator: 'Include', values: ['*'] }
]

var goodOutcomes = join(map(telemetry.goodOutcomes, outcome => '"${outcome}"'), ', ')
var placeholders = union(telemetry.metrics, telemetry.tags, {
  goodOutcomes: goodOutcomes
  graceHours: string(nearExpiryGraceHours)
  hours: string(sweepHours)
})

func fill(query string, values object) string =>
  reduce(items(values), query, (text, item) => replace(string(text), '{{${item.key}}}', string(item.value)))

var rules = [
  {
    name: 'rotation-failed'
    title: 'Rotation failed'
    description: 'A rotation was refused, undone, or stopped for a person to look. What consumers read still works: nothing is deleted on failure.'
    severity: 1
    query: fill(loadTextContent('queries/rotation-failed.kql'), placeholders)
    window: 'PT30M'
    every: 'PT15M'
    resolvesItself: true
    dimensions: bySecret
  }
  {
    name: 'leak-declared'
    title: 'Somebody declared a leak'
    description: 'A rotation was started in leak mode, which skips soak and gates. Ask whoever the ledger names; if they did not do it, cancel it and replace the function keys.'
    severity: 1
    query: fill(loadTextContent('queries/leak-declared.kql'), placeholders)
    window: 'PT15M'
    every: 'PT5M'
    resolvesItself: true
    dimensions: bySecret
  }
  {
    name: 'secret-overdue'
    title: 'Managed secret older than its policy'
    description: 'The newest value of a managed secret has lived longer than MaxAge of its policy.'
    severity: 2
    query: fill(loadTextContent('queries/secret-overdue.kql'), placeholders)
    window: 'PT3H'
    every: 'PT1H'
    resolvesItself: true
    dimensions: bySecret
  }
  {
    name: 'near-expiry-unanswered'
    title: 'Near expiry seen, nothing started'
    description: 'The vault logged that a secret is near expiry, and ${nearExpiryGraceHours} hours later the rotator has neither started nor said why not.'
    severity: 1
    query: fill(loadTextContent('queries/near-expiry-unanswered.kql'), placeholders)
    window: 'P2D'
    every: 'PT1H'
    resolvesItself: true
    dimensions: bySecret
  }
  {
    name: 'sweep-missing'
    title: 'No successful sweep in ${sweepHours} hours'
    description: 'The daily sweep has not finished well. Also fires on a new deployment until the first sweep, which proves that the message arrives.'
    severity: 1
    query: fill(loadTextContent('queries/sweep-missing.kql'), placeholders)
    window: 'P2D'
    every: 'PT1H'
    resolvesItself: true
    dimensions: []
  }
  {
    name: 'notice-undelivered'
    title: 'A message could not be delivered'
    description: 'A channel took a message neither at once nor when it was repeated, so somebody was not told or not asked. The rotation goes on as its policy says.'
    severity: 2
    query: fill(loadTextContent('queries/notice-undelivered.kql'), placeholders)
    window: 'PT30M'
    every: 'PT15M'
    resolvesItself: true
    dimensions: bySecret
  }
  {
    name: 'event-set-aside'
    title: 'An event could not be handled'
    description: 'A message of the event queue was no event, or failed at every try. It is kept in the queue key-vault-events-kept. The sweep starts what is due in any case. Close the alert when the queue is empty again.'
    severity: 2
    query: fill(loadTextContent('queries/event-set-aside.kql'), placeholders)
    window: 'PT30M'
    every: 'PT15M'
    resolvesItself: false
    dimensions: []
  }
  {
    name: 'dead-letters'
    title: 'Dead-letter container not empty'
    description: 'Event Grid could not deliver a Key Vault event and wrote it to the dead-letter container, or dropped it. Close the alert when the container is empty again.'
    severity: 2
    query: loadTextContent('queries/dead-letters.kql')
    window: 'PT1H'
    every: 'PT1H'
    resolvesItself: false
    dimensions: []
  }
]

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'QlikRotator'
    emailReceivers: [
      for (email, index) in emails: {
        name: 'email${index}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: 'qlik-rotator-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'Qlik rotator: ${rule.title}'
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: rule.every
      windowSize: rule.window
      // The tables appear with the first record; a new workspace has none.
      skipQueryValidation: true
      autoMitigate: rule.resolvesItself
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            dimensions: rule.dimensions
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [actionGroup.id] }
    }
  }
]
