/** An error of a template, in Go's words. */
export class TemplateError extends Error {}
