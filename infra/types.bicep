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
It needs a system-assigned identity, which writes the dead letters. Leave out to have the topic created.
''')
  systemTopic: string?
}

@export()
@description('What the rest of the deployment needs to know about one watched vault.')
type watchedVault = {
  @description('Resource id of the vault.')
  id: string

  @description('Name of the vault.')
  name: string
}

@export()
@description('Tags put on every resource.')
type resourceTags = {
  *: string
}
