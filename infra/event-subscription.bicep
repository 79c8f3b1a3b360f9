@description('System topic, in the resource group of this module.')
param topicName string

@description('Name of the subscription.')
param subscriptionName string

@description('Storage account of the queue and of the dead letters.')
param accountId string

@description('Queue that events are delivered to.')
param queueName string

@description('Container for events that could not be delivered.')
param deadLetterContainer string

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: subscriptionName
  properties: {
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    deliveryWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      destination: {
        endpointType: 'StorageQueue'
        // -1: a message stays until it is read, however long the app is down.
        properties: { resourceId: accountId, queueName: queueName, queueMessageTimeToLiveInSeconds: -1 }
      }
    }
    filter: {
      includedEventTypes: [
        'Microsoft.KeyVault.SecretNearExpiry'
        'Microsoft.KeyVault.SecretExpired'
        'Microsoft.KeyVault.SecretNewVersionCreated'
      ]
    }
    // A day of attempts; the sweep finds by itself what arrives no more.
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: { resourceId: accountId, blobContainerName: deadLetterContainer }
      }
    }
  }
}
