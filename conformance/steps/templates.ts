import { ask } from './go-tool';
import { TemplateCase, templateCase } from './template-cases';
import { NotEvaluated, TemplateEngine, TemplateError } from '../../src/evaluate/go-template';
import { fromJson } from '../../src/evaluate/go-template/value';
import { SPRIG } from '../../src/evaluate/sprig';

/** What came of comparing our template engine with Go's. */
export interface TemplateComparison {
  readonly compared: number;
  /** Cases that both sides refuse; they count as compared. */
  readonly refused: number;
  /** Cases that ours declines to evaluate, by reason. */
  readonly declined: { readonly [reason: string]: number };
  readonly mismatches: readonly { readonly template: string; readonly data: unknown; readonly ours: string; readonly theirs: string }[];
}

/**
 * Executes generated templates with Go's text/template and Sprig and with ours, and compares. Needs Go.
 *
 * @param count how many templates, from the first seed on
 * @param extra templates of other origin to compare as well
 */
export function compareTemplates(count: number, firstSeed = 0, extra: readonly TemplateCase[] = []): TemplateComparison {
  const cases = [...Array.from({ length: count }, (_, i) => templateCase(firstSeed + i)), ...extra];
  const declined: { [reason: string]: number } = {};
  const answered: { readonly question: TemplateCase; readonly ours: Answer }[] = [];
  for (const question of cases) {
    const ours = evaluate(question);
    if (ours.declined === undefined) {
      answered.push({ question, ours });
    } else {
      // Go is not asked either: what we decline may be endless there.
      const reason = ours.declined.replace(/^line.*?>: /, '').replace(/"[^"]*"|\d+/g, '…');
      declined[reason] = (declined[reason] ?? 0) + 1;
    }
  }
  const theirs = ask<Answer>('gotemplate', answered.map(({ question }) => question));
  const mismatches: TemplateComparison['mismatches'][number][] = [];
  let refused = 0;
  answered.forEach(({ question, ours }, i) => {
    if (ours.error !== undefined && theirs[i].error !== undefined) { refused++; return; }
    if (ours.out === theirs[i].out) { return; }
    mismatches.push({ template: question.template, data: question.data, ours: said(ours), theirs: said(theirs[i]) });
  });
  return { compared: answered.length, refused, declined, mismatches };
}

interface Answer {
  readonly out?: string;
  readonly error?: string;
  readonly declined?: string;
}

const patches = new TemplateEngine(SPRIG);
const names = new TemplateEngine({}, 'error');

function evaluate({ kind, template, data }: TemplateCase): Answer {
  try {
    return { out: (kind === 'patch' ? patches : names).render(template, fromJson(data)) };
  } catch (error) {
    if (error instanceof NotEvaluated) { return { declined: error.message }; }
    if (error instanceof TemplateError) { return { error: error.message }; }
    throw error;
  }
}

function said({ out, error }: Answer): string {
  return out === undefined ? `refused: ${error}` : JSON.stringify(out);
}
