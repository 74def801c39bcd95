import {QmpError} from '../../protocol/qmp-error.ts';

/** Does something; gives the words in which it was refused, if it was. */
export const refusalOf = (act: () => void): string | undefined => {
	try {
		act();
		return undefined;
	} catch (error) {
		if (error instanceof QmpError) {
			return error.message;
		}

		throw error;
	}
};
