// Which form of a text a number takes, in the language the text is in. No page.

/**
 * The key of the form that a number takes: key_one, key_few, key_other …
 *
 * Languages have from one form to six. A translation that lacks one is read by the form that
 * every language has.
 *
 * @param {Record<string, string>} strings with their own language in `language`
 * @param {string} key
 * @param {number} count
 */
export function wsForm(strings, key, count) {
  const name = `${key}_${new Intl.PluralRules(strings.language || "en").select(count)}`;
  return name in strings ? name : `${key}_other`;
}
