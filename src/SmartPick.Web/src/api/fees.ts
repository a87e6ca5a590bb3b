import type { Summary } from './contract';

/** Dollars for the list and the PGY-1 programs beside it: what a budget bounds. */
export const totalFees = (summary: Summary) => summary.feesUsd + summary.pgy1FeesUsd;
