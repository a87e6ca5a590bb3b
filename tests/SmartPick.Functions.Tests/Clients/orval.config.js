// Arguments by environment: the description and the folder for the client.
export default { zod: { input: process.env.API, output: { target: `${process.env.OUTPUT}/orval.ts`, client: 'zod' } } };
