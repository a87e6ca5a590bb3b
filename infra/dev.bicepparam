// A small environment to try things in.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastus2')
param alertEmail = readEnvironmentVariable('SMARTPICK_ALERT_EMAIL')
param deployerPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID')
param deployerPrincipalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')
param budgetStartDate = readEnvironmentVariable('SMARTPICK_BUDGET_START')
param monthlyBudget = 20
param maximumInstances = 2
param alwaysReadyInstances = 0
param storageSku = 'Standard_LRS'
param logRetentionDays = 30
param logDailyQuotaGb = 1
