@description('Name of the storage account of the host.')
param accountName string

@description('Queue that events are delivered to.')
param queueName string

@description('Container for events that could not be delivered.')
param deadLetterContainer string

@description('Resource id of the system topic, which names the assignments.')
param topicId string

@description('Object id of the system topic.')
param principalId string

var queueDataMessageSender = 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2024-01-01' existing = {
  name: '${accountName}/default/${queueName}'
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' existing = {
  name: '${accountName}/default/${deadLetterContainer}'
}

// Event Grid may add messages to this one queue, read none, and write into this one container.
resource send 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(queue.id, topicId, queueDataMessageSender)
  scope: queue
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueDataMessageSender)
  }
}

resource bury 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(container.id, topicId, blobDataContributor)
  scope: container
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
  }
}
