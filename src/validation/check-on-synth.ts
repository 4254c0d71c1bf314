import { checkObject } from '../api';
import { Emitter } from '../manifest/emit';

/**
 * Check everything an owner emits when the app is synthesized: its own rules and the schemas of the API. Stock cdk8s asks once per chart
 * and once more, so the answer is kept until one of the objects is patched.
 */
export function checkOnSynth(emitter: Emitter, rules: () => string[] = () => []): void {
  let answer: { readonly revision: number; readonly problems: string[] } | undefined;
  emitter.owner.node.addValidation({
    validate: () => {
      if (answer?.revision !== emitter.revision) {
        answer = { revision: emitter.revision, problems: [...rules(), ...schemaProblems(emitter)] };
      }
      return answer.problems;
    },
  });
}

function schemaProblems(emitter: Emitter): string[] {
  return emitter.objects.flatMap(object => {
    const json = object.toJson();
    // A kind without a schema (a provider of the user's own) is not guessed at.
    return checkObject(json).findings.map(({ path, message }) => `SCH-10 schema: ${json.kind} "${json.metadata?.name}" ${path}: ${message}`);
  });
}
