using '../../infra/event-subscriptions.bicep'

var subscription = '/subscriptions/11111111-1111-1111-1111-111111111111'
var group = '${subscription}/resourceGroups/rg-golden/providers'

param appId = '${group}/Microsoft.Web/sites/func-rotator-golden'
param topicIds = '${group}/Microsoft.EventGrid/systemTopics/egst-golden,/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg-globex-secrets/providers/Microsoft.EventGrid/systemTopics/globex-rotation-events'
param deadLetterAccountId = '${group}/Microsoft.Storage/storageAccounts/stgolden'
param deadLetterContainer = 'dead-letters'
