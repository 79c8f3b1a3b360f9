@description('Name of the vault, in the resource group of this module.')
param vaultName string

@description('Name of the key.')
param keyName string

@description('Object id of the app.')
param principalId string

@description('Use a custom role that can sign and read the public half, and nothing else.')
param custom bool

var cryptoUser = '12338af0-0e69-4776-bea7-57ae8d297424'

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName

  resource key 'keys' existing = {
    name: keyName
  }
}

resource signerRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (custom) {
  name: guid(vault::key.id, 'qlik-rotator-signer')
  properties: {
    roleName: 'Qlik Rotator Signer (${vaultName})'
    description: 'Sign with a key and read its public half.'
    type: 'CustomRole'
    permissions: [
      {
        dataActions: [
          'Microsoft.KeyVault/vaults/keys/read'
          'Microsoft.KeyVault/vaults/keys/sign/action'
        ]
      }
    ]
    assignableScopes: [resourceGroup().id]
  }
}

// On the one key, not on the vault.
resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault::key.id, 'app', custom ? 'custom' : cryptoUser)
  scope: vault::key
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: custom
      ? signerRole.id
      : subscriptionResourceId('Microsoft.Authorization/roleDefinitions', cryptoUser)
  }
}
