import { FunctionError, NotEvaluated } from '../go-template/errors';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Pieces of a layout that stand for something, longest first where one starts like another. */
const PIECES = /2006|January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|Z07:00|Z0700|-07:00|-0700|-07|_2|002|01|02|03|04|05|06|15|PM|pm|[.,](?:0+|9+)(?![0-9])|[1-5]/g;

interface Fields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  nanoseconds: string;
  afternoon?: boolean;
  offset: number;
}

/** time.Parse: a date by a layout, which shows how Go's reference time would be written. */
export function parseDate(layout: string, text: string): { seconds: bigint; nanoseconds: bigint; offset: number } {
  const fields: Fields = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0, nanoseconds: '', offset: 0 };
  let [at, done] = [0, 0];
  const literal = (expected: string): void => {
    for (const char of expected) {
      if (char === ' ') {
        // Any number of blanks stands for one.
        while (text[at] === ' ') { at++; }
      } else if (text.startsWith(char, at)) {
        at += char.length;
      } else {
        fail(text, layout);
      }
    }
  };
  for (const match of layout.matchAll(PIECES)) {
    literal(layout.slice(done, match.index));
    done = match.index + match[0].length;
    at += read(match[0], text.slice(at), fields, /^[.,](0+|9+)(?![0-9])/.test(layout.slice(done)), () => fail(text, layout));
  }
  literal(layout.slice(done));
  if (at < text.length) { fail(text, layout); }
  return moment(fields, () => fail(text, layout));
}

/** Reads one piece into the fields; returns how many characters it took. */
function read(piece: string, text: string, fields: Fields, fractionFollows: boolean, refuse: () => never): number {
  const digits = (pattern: RegExp, set: (value: number) => void): number => {
    const found = pattern.exec(text)?.[0] ?? refuse();
    set(Number(found));
    return found.length;
  };
  const word = (words: readonly string[], set: (index: number) => void): number => {
    const index = words.findIndex(candidate => text.toLowerCase().startsWith(candidate.toLowerCase()));
    if (index < 0) { refuse(); }
    set(index);
    return words[index].length;
  };
  switch (piece) {
    case '2006': return digits(/^[0-9]{4}/, value => { fields.year = value; });
    case '06': return digits(/^[0-9]{2}/, value => { fields.year = value + (value >= 69 ? 1900 : 2000); });
    case 'January': return word(MONTHS, index => { fields.month = index + 1; });
    case 'Jan': return word(MONTHS.map(month => month.slice(0, 3)), index => { fields.month = index + 1; });
    case 'Monday': return word(DAYS, () => undefined);
    case 'Mon': return word(DAYS.map(day => day.slice(0, 3)), () => undefined);
    case '01': return digits(/^[0-9]{2}/, value => { fields.month = value; });
    case '1': return digits(/^[0-9]{1,2}/, value => { fields.month = value; });
    case '02': return digits(/^[0-9]{2}/, value => { fields.day = value; });
    case '2': return digits(/^[0-9]{1,2}/, value => { fields.day = value; });
    case '15': return digits(/^[0-9]{1,2}/, value => { fields.hour = value; });
    case '03': return digits(/^[0-9]{2}/, value => { fields.hour = value > 12 ? refuse() : value; });
    case '3': return digits(/^[0-9]{1,2}/, value => { fields.hour = value > 12 ? refuse() : value; });
    case '04': return digits(/^[0-9]{2}/, value => { fields.minute = value; });
    case '4': return digits(/^[0-9]{1,2}/, value => { fields.minute = value; });
    case '05': case '5': {
      const length = digits(piece === '05' ? /^[0-9]{2}/ : /^[0-9]{1,2}/, value => { fields.second = value; });
      return fractionFollows ? length : length + fraction(text.slice(length), fields);
    }
    case 'PM': case 'pm': {
      const given = text.slice(0, 2);
      if (given !== piece && given !== (piece === 'PM' ? 'AM' : 'am')) { refuse(); }
      fields.afternoon = given.toLowerCase() === 'pm';
      return 2;
    }
    case 'MST':
      if (!text.startsWith('UTC')) { throw new NotEvaluated('dates with the name of a zone are left out; write an offset'); }
      return 3;
    case 'Z07:00': case 'Z0700': case '-07:00': case '-0700': case '-07': return zone(piece, text, fields, refuse);
    case '_2': case '002': throw new NotEvaluated(`the layout piece ${piece} is left out`);
  }
  if (/9/.test(piece)) { return fraction(text, fields); }
  const match = new RegExp(`^[.,][0-9]{${piece.length - 1}}(?![0-9])`).exec(text)?.[0] ?? refuse();
  fields.nanoseconds = match.slice(1);
  return match.length;
}

/** A fraction behind the seconds is read even where the layout has none. */
function fraction(text: string, fields: Fields): number {
  const match = /^[.,][0-9]+/.exec(text)?.[0];
  if (match === undefined) { return 0; }
  fields.nanoseconds = match.slice(1, 10);
  return match.length;
}

function zone(piece: string, text: string, fields: Fields, refuse: () => never): number {
  if (piece[0] === 'Z' && text[0] === 'Z') { return 1; }
  const pattern = { '-07:00': /^([+-])([0-9]{2}):([0-9]{2})/, '-0700': /^([+-])([0-9]{2})([0-9]{2})/, '-07': /^([+-])([0-9]{2})/ }[piece.replace('Z', '-')]!;
  const match = pattern.exec(text) ?? refuse();
  const [hours, minutes] = [Number(match[2]), Number(match[3] ?? 0)];
  if (hours > 24 || minutes > 60) { refuse(); }
  fields.offset = (match[1] === '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
  return match[0].length;
}

function moment(fields: Fields, refuse: () => never): { seconds: bigint; nanoseconds: bigint; offset: number } {
  const { year, month, day, minute, second, offset } = fields;
  const hour = fields.afternoon === undefined ? fields.hour : fields.hour % 12 + (fields.afternoon ? 12 : 0);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isDay = month >= 1 && month <= 12 && date.getUTCDate() === day && date.getUTCMonth() === month - 1;
  if (!isDay || hour > 23 || minute > 59 || second > 59) { refuse(); }
  const seconds = date.getTime() / 1000 + hour * 3600 + minute * 60 + second - offset;
  return { seconds: BigInt(seconds), nanoseconds: BigInt(fields.nanoseconds.padEnd(9, '0') || '0'), offset };
}

function fail(text: string, layout: string): never {
  throw new FunctionError(`parsing time ${JSON.stringify(text)} as ${JSON.stringify(layout)}: cannot parse`);
}
