// Arguments by environment: the description and the folder for the client. Times are whole seconds in UTC.
export default { zod: { input: process.env.API, output: { target: `${process.env.OUTPUT}/orval.ts`, client: 'zod', override: { zod: { dateTimeOptions: { offset: false, precision: 0 } } } } } };
