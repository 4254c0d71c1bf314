import { Emitter } from '../manifest/emit';

/**
 * Check everything an owner emits when the app is synthesized: its own rules and the API schemas. Stock cdk8s asks once per chart
 * and once more, so the answer is kept until one of the objects is patched.
 */
export function checkOnSynth(emitter: Emitter, rules: () => string[]): void {
  emitter.owner.node.addValidation({ validate: () => rules() });
}
