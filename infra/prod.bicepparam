// The environment that applicants use.
using 'main.bicep'

param environmentName = 'prod'
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastus2')
param alertEmail = readEnvironmentVariable('SMARTPICK_ALERT_EMAIL')
param deployerPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID')
param deployerPrincipalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')
param budgetStartDate = readEnvironmentVariable('SMARTPICK_BUDGET_START')
param monthlyBudget = 100
param maximumInstances = 10
param alwaysReadyInstances = 1
param storageSku = 'Standard_ZRS'
param logRetentionDays = 90
param logDailyQuotaGb = 2
