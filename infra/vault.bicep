import { resourceTags } from 'types.bicep'

@description('Name of the vault.')
param name string

@description('Region.')
param location string

@description('Tags of the resource.')
param tags resourceTags

@description('Refuse traffic that does not come through a private endpoint.')
param privateOnly bool

// Purge protection cannot be switched off again, and the name stays taken for 90 days after a deletion:
// `az keyvault recover --name <name>` before the next `azd up` brings the vault and its secrets back.
resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: privateOnly ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: privateOnly ? 'Deny' : 'Allow'
    }
  }
}

@description('Name of the vault.')
output name string = vault.name
