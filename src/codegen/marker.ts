const MARKER = /^\/\/ Written by "cdk8s-cluster-api import" from ClusterClass (".*")\. Do not edit; import it again\.\r?\n/;

/** First line of a generated file: only files that begin so are ever replaced, and only by the same class. */
export function marker(classId: string): string {
  return `// Written by "cdk8s-cluster-api import" from ClusterClass ${quoted(classId)}. Do not edit; import it again.\n`;
}

/** Whether a file was generated from this class, from another one, or not at all. */
export function madeFrom(text: string, classId: string): 'this class' | 'another class' | 'not generated' {
  const match = MARKER.exec(text);
  if (!match) { return 'not generated'; }
  return match[1] === quoted(classId) ? 'this class' : 'another class';
}

/** Only letters, digits and a few marks: the name stands in a line comment, which many characters could end. */
function quoted(classId: string): string {
  return JSON.stringify(classId).replace(/[^\x20-\x7e]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
