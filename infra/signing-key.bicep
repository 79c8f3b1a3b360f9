import { resourceTags } from 'types.bicep'

@description('Name of the vault, in the resource group of this module.')
param vaultName string

@description('Name of the key.')
param keyName string

@description('Tags of the resource.')
param tags resourceTags

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

// The private half of the rotator's own sign-in at Qlik (private_key_jwt, RS256). It is made in the vault and never leaves it:
// the app asks the vault to sign. A deployment never makes a second version, because Qlik has to learn each public key first.
resource key 'Microsoft.KeyVault/vaults/keys@2024-11-01' = {
  parent: vault
  name: keyName
  tags: tags
  properties: {
    kty: 'RSA'
    keySize: 3072
    keyOps: ['sign', 'verify']
    attributes: { enabled: true, exportable: false }
  }
}

@description('Address of the key, without a version.')
output keyId string = 'https://${vaultName}${environment().suffixes.keyvaultDns}/keys/${key.name}'

@description('Name of the key.')
output name string = key.name
