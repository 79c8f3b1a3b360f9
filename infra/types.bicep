@export()
@description('A vault that exists already and whose secrets the rotator may manage.')
type existingVault = {
  @description('Name of the vault.')
  name: string

  @description('Resource group of the vault.')
  resourceGroup: string

  @description('Region of the vault: its Event Grid system topic has to be in the same one.')
  location: string

  @description('Subscription of the vault. Leave out for the subscription of the deployment.')
  subscriptionId: string?

  @description('''
Name of the system topic the vault already has (Azure allows one per vault), in the resource group of the vault.
It needs a system-assigned identity, which delivers the events. Leave out to have the topic created.
''')
  systemTopic: string?
}

@export()
@description('A watched vault, new or not, with nothing left to guess.')
type watchedVault = {
  @description('Name of the vault.')
  name: string

  @description('Subscription of the vault.')
  subscriptionId: string

  @description('Resource group of the vault.')
  resourceGroup: string

  @description('Region of the vault.')
  location: string

  @description('Name of the system topic of the vault.')
  topicName: string

  @description('Whether the system topic is to be made.')
  createTopic: bool
}

@export()
@description('Tags put on every resource.')
type resourceTags = {
  *: string
}
