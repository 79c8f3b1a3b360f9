// Second stage, run by the postdeploy hook: Event Grid accepts a function as a destination only once its code is deployed.
// Running it again changes nothing.
targetScope = 'subscription'

@description('Resource id of the function app.')
param appId string

@description('System topics of the watched vaults, comma-separated resource ids.')
param topicIds string

@description('Storage account for dead letters.')
param deadLetterAccountId string

@description('Container for dead letters.')
param deadLetterContainer string

var abbrs = loadJsonContent('abbreviations.json')

// A topic's id in pieces: subscription 2, resource group 4, name 8.
var topics = map(split(topicIds, ','), id => split(id, '/'))

module subscriptions 'event-subscription.bicep' = [
  for topic in topics: {
    scope: resourceGroup(topic[2], topic[4])
    params: {
      topicName: topic[8]
      // The app's name is part of it, so that two deployments can watch one vault.
      subscriptionName: '${abbrs.eventGridEventSubscriptions}${last(split(appId, '/'))}'
      functionId: '${appId}/functions/KeyVaultEvent'
      deadLetterAccountId: deadLetterAccountId
      deadLetterContainer: deadLetterContainer
    }
  }
]
