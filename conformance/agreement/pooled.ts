const WIDTH = 8;

/** Works on several at a time: the server waits for its webhooks most of the time. Answers come in the order of the questions. */
export async function pooled<T, R>(questions: readonly T[], work: (question: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = new Array(questions.length);
  let next = 0;
  await Promise.all(Array.from({ length: WIDTH }, async () => {
    for (let index = next++; index < questions.length; index = next++) answers[index] = await work(questions[index]);
  }));
  return answers;
}
