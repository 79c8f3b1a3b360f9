import { resourceTags } from 'types.bicep'

@description('Name of the private zone, for example the one of blob storage.')
param zoneName string

@description('Resource id of the virtual network that resolves names in it.')
param networkId string

@description('Tags of the resources.')
param tags resourceTags

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: zoneName
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: 'rotator'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: networkId }
    }
  }
}

@description('Resource id of the zone.')
output id string = zone.id
