using '../../infra/main.bicep'

param environmentName = 'golden'
param location = 'swedencentral'
param createVault = false
param existingVaults = [
  {
    name: 'contoso-rotation'
    resourceGroup: 'rg-contoso-secrets'
    location: 'swedencentral'
  }
  {
    name: 'globex-rotation'
    resourceGroup: 'rg-globex-secrets'
    location: 'westeurope'
    subscriptionId: '22222222-2222-2222-2222-222222222222'
    systemTopic: 'globex-rotation-events'
  }
]
param qlikTenantHost = 'acme.eu.qlikcloud.com'
param qlikClientId = 'c0ffee'
param settings = {
  Rotator__Policies__critical__Inherits: 'default'
  Rotator__Policies__critical__Gate: 'health-and-approval'
  // Not for the caller to say: no spelling of these may reach the app.
  Rotator__Approvals__TrustPlatformSignIn: 'true'
  rotator__approvals__trustplatformsignin: 'true'
  'Rotator:Approvals:TrustPlatformSignIn': 'true'
  WEBSITE_AUTH_ENABLED: 'True'
}
param alertEmails = 'ops@contoso.example, security@contoso.example'
param operatorPrincipalId = '33333333-3333-3333-3333-333333333333'
param operatorPrincipalType = 'Group'
param customRoles = false
