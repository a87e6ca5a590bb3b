/** ACGME program numbers have ten digits. */
const ACGME_ID = /^\d{10}$/;

/** A program's own entry in the AMA's public directory, which goes by ACGME numbers. */
export const freidaEntry = (programId: string): string | undefined =>
  ACGME_ID.test(programId) ? `https://freida.ama-assn.org/program/${programId}` : undefined;
