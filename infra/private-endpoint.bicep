import { resourceTags } from 'types.bicep'

@description('Name of the private endpoint.')
param name string

@description('Region.')
param location string

@description('Tags of the resource.')
param tags resourceTags

@description('Subnet the endpoint gets its address from.')
param subnetId string

@description('Resource the endpoint leads to.')
param targetId string

@description('Part of that resource: blob, queue, table, vault or sites.')
param groupId string

@description('Private zone that holds the name.')
param zoneId string

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      {
        name: groupId
        properties: { privateLinkServiceId: targetId, groupIds: [groupId] }
      }
    ]
  }

  resource zoneGroup 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [{ name: groupId, properties: { privateDnsZoneId: zoneId } }]
    }
  }
}
