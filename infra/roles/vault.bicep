@description('Name of the vault, in the resource group of this module.')
param vaultName string

@description('Object id of the app.')
param principalId string

@description('Use a custom role that cannot delete, purge, back up or restore secrets.')
param custom bool

@description('Object id of the person or group that tags and seeds secrets. Empty for none.')
param operatorPrincipalId string

@description('Kind of the operator: a wrong kind makes the assignment fail for service principals.')
param operatorPrincipalType string

var secretsOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

// Read, list, write a new version, change tags, expiry and "enabled". Everything the rotator does, and nothing it does not do.
resource rotatorRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (custom) {
  name: guid(vault.id, 'qlik-rotator-secrets')
  properties: {
    roleName: 'Qlik Rotator Secrets (${vaultName})'
    description: 'Read and write secret versions and their attributes; no delete, purge, backup or restore.'
    type: 'CustomRole'
    permissions: [
      {
        dataActions: [
          'Microsoft.KeyVault/vaults/secrets/getSecret/action'
          'Microsoft.KeyVault/vaults/secrets/readMetadata/action'
          'Microsoft.KeyVault/vaults/secrets/setSecret/action'
          'Microsoft.KeyVault/vaults/secrets/update/action'
        ]
      }
    ]
    assignableScopes: [resourceGroup().id]
  }
}

resource app 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, 'app', custom ? 'custom' : secretsOfficer)
  scope: vault
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: custom
      ? rotatorRole.id
      : subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsOfficer)
  }
}

resource operator 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorPrincipalId)) {
  name: guid(vault.id, operatorPrincipalId, secretsOfficer)
  scope: vault
  properties: {
    principalId: operatorPrincipalId
    principalType: operatorPrincipalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsOfficer)
  }
}
