import { resourceTags, watchedVault } from 'types.bicep'

@description('Region.')
param location string

@description('Tags of the resources.')
param tags resourceTags

@description('Prefix of endpoint names.')
param endpointPrefix string

@description('Resource id of the virtual network.')
param networkId string

@description('Subnet the endpoints get their addresses from.')
param subnetId string

@description('Storage account of the host.')
param hostAccountId string

@description('Storage account of the ledger.')
param ledgerAccountId string

@description('''
Watched vaults. Existing ones get an endpoint too: their names resolve in the private zone here, so without one the app could not find them.
Approving it needs the right to do so on the vault.
''')
param vaults watchedVault[]

var storageParts = ['blob', 'queue', 'table']
var ledgerParts = ['blob', 'table']

module storageZones 'private-dns.bicep' = [
  for part in storageParts: {
    params: {
      zoneName: 'privatelink.${part}.${environment().suffixes.storage}'
      networkId: networkId
      tags: tags
    }
  }
]

module storageEndpoints 'private-endpoint.bicep' = [
  for (part, index) in storageParts: {
    params: {
      name: '${endpointPrefix}storage-${part}'
      location: location
      tags: tags
      subnetId: subnetId
      targetId: hostAccountId
      groupId: part
      zoneId: storageZones[index].outputs.id
    }
  }
]

module ledgerEndpoints 'private-endpoint.bicep' = [
  for part in ledgerParts: {
    params: {
      name: '${endpointPrefix}ledger-${part}'
      location: location
      tags: tags
      subnetId: subnetId
      targetId: ledgerAccountId
      groupId: part
      zoneId: storageZones[indexOf(storageParts, part)].outputs.id
    }
  }
]

module vaultZone 'private-dns.bicep' = {
  params: {
    // The private zone has its own name: vaultcore instead of vault.
    zoneName: 'privatelink${replace(environment().suffixes.keyvaultDns, '.vault.', '.vaultcore.')}'
    networkId: networkId
    tags: tags
  }
}

module vaultEndpoints 'private-endpoint.bicep' = [
  for vault in vaults: {
    params: {
      name: '${endpointPrefix}${vault.name}'
      location: location
      tags: tags
      subnetId: subnetId
      targetId: resourceId(vault.subscriptionId, vault.resourceGroup, 'Microsoft.KeyVault/vaults', vault.name)
      groupId: 'vault'
      zoneId: vaultZone.outputs.id
    }
  }
]
