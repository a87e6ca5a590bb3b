// One environment of SmartPick: a resource group with everything the function app needs, and no key anywhere.
targetScope = 'subscription'

@description('Short name of the environment; names and tags derive from it.')
@minLength(2)
@maxLength(12)
param environmentName string

@description('Region of everything; it must offer Functions Flex Consumption.')
param location string

@description('Address that alerts and budget warnings are sent to.')
@minLength(3)
param alertEmail string

@description('Object id of whoever deploys: allowed to upload program data.')
@minLength(36)
param deployerPrincipalId string

@description('What the deployer is.')
@allowed(['User', 'ServicePrincipal', 'Group'])
param deployerPrincipalType string = 'User'

@description('First day of the month of the first deployment, such as 2027-01-01: Azure never lets it change afterwards.')
@minLength(10)
@maxLength(10)
param budgetStartDate string

@description('Monthly amount, in the currency of the subscription, whose use is warned about.')
@minValue(1)
param monthlyBudget int

@description('Ceiling of on-demand instances of each function group, requests and the timer apart: the rate limit is per instance, so this is what bounds load and cost.')
@minValue(1)
@maxValue(1000)
param maximumInstances int

@description('Instances kept warm for requests, at a price; on top of the ceiling.')
@minValue(0)
param alwaysReadyInstances int

@description('Replication of the storage account.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param storageSku string

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int

@description('Gigabytes of telemetry a day after which the workspace takes no more until midnight.')
@minValue(1)
param logDailyQuotaGb int

@description('Six-field NCRONTAB schedule, in UTC, on which program files are looked at.')
param refreshSchedule string = '0 */15 * * * *'

@description('POSTs that one caller may send an instance at once; of other requests five times as many.')
@minValue(1)
param rateLimitBurst int = 120

@description('POSTs a second that one caller may send an instance after that.')
@minValue(1)
param rateLimitPerSecond int = 6

@description('Age in days at which the program data count as neglected.')
@minValue(1)
param maximumDataAgeDays int = 90

var token = uniqueString(subscription().id, environmentName, location)
var name = 'smartpick-${environmentName}-${token}'
var tags = {
  application: 'smartpick'
  'azd-env-name': environmentName
}

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-smartpick-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: 'id-${name}'
    location: location
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: take('stsmartpick${token}', 24)
    location: location
    tags: tags
    sku: storageSku
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    name: name
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyQuotaGb: logDailyQuotaGb
  }
}

module roles 'modules/roles.bicep' = {
  scope: group
  params: {
    storageName: storage.outputs.name
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    appPrincipalId: identity.outputs.principalId
    deployerPrincipalId: deployerPrincipalId
    deployerPrincipalType: deployerPrincipalType
  }
}

module app 'modules/app.bicep' = {
  scope: group
  // The app reads its package and its data as soon as it exists.
  dependsOn: [roles]
  params: {
    name: 'func-${name}'
    planName: 'plan-${name}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    maximumInstances: maximumInstances
    alwaysReadyInstances: alwaysReadyInstances
    refreshSchedule: refreshSchedule
    rateLimitBurst: rateLimitBurst
    rateLimitPerSecond: rateLimitPerSecond
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    name: name
    location: location
    tags: tags
    email: alertEmail
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    maximumInstances: maximumInstances
    alwaysReadyInstances: alwaysReadyInstances
    maximumDataAgeDays: maximumDataAgeDays
  }
}

module budget 'modules/budget.bicep' = {
  scope: group
  params: {
    name: 'budget-${name}'
    amount: monthlyBudget
    startDate: budgetStartDate
    email: alertEmail
    actionGroupId: alerts.outputs.actionGroupId
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output SMARTPICK_FUNCTION_APP string = app.outputs.name
output SMARTPICK_URL string = app.outputs.url
output SMARTPICK_STORAGE_ACCOUNT string = storage.outputs.name
output SMARTPICK_DATA_CONTAINER string = storage.outputs.dataContainer
