// From a vault to the queue: its system topic, what that may write, and the subscription.
targetScope = 'subscription'

import { resourceTags, watchedVault } from 'types.bicep'

@description('The vault.')
param vault watchedVault

@description('Name of the subscription. The app\'s name is part of it, so that two deployments can watch one vault.')
param subscriptionName string

@description('Resource group of the storage account of the host.')
param hostResourceGroup string

@description('Name of the storage account of the host.')
param hostAccountName string

@description('Resource id of the storage account of the host.')
param hostAccountId string

@description('Queue that events are delivered to.')
param queueName string

@description('Container for events that could not be delivered.')
param deadLetterContainer string

@description('Resource id of the Log Analytics workspace.')
param workspaceId string

@description('Tags of the resources.')
param tags resourceTags

module topic 'event-topic.bicep' = {
  scope: resourceGroup(vault.subscriptionId, vault.resourceGroup)
  params: {
    vaultName: vault.name
    topicName: vault.topicName
    create: vault.createTopic
    location: vault.location
    workspaceId: workspaceId
    tags: tags
  }
}

module roles 'roles/events.bicep' = {
  scope: resourceGroup(hostResourceGroup)
  params: {
    accountName: hostAccountName
    queueName: queueName
    deadLetterContainer: deadLetterContainer
    topicId: resourceId(vault.subscriptionId, vault.resourceGroup, 'Microsoft.EventGrid/systemTopics', vault.topicName)
    principalId: topic.outputs.principalId
  }
}

module subscription 'event-subscription.bicep' = {
  scope: resourceGroup(vault.subscriptionId, vault.resourceGroup)
  params: {
    topicName: vault.topicName
    subscriptionName: subscriptionName
    accountId: hostAccountId
    queueName: queueName
    deadLetterContainer: deadLetterContainer
  }
  dependsOn: [roles]
}
