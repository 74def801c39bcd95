/** What an operator means by a value: JSON where it can be read as such, else the text as it stands. */
export const jsonOrText = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		// Not JSON: then it is text.
		return text;
	}
};
