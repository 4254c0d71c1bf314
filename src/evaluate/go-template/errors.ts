/** A template that does not parse or cannot be executed, with the position Go would name. */
export class TemplateError extends Error {}

/** What a template function says when it refuses its arguments. The evaluator adds function and position. */
export class FunctionError extends Error {}

/** The template asks for something whose result nobody can know beforehand (random values, new keys, the clock), or which this evaluator leaves out. */
export class NotEvaluated extends Error {}
