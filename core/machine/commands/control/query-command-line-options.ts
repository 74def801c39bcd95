import {toPlain} from '../../../protocol/json-value.ts';
import {QmpError} from '../../../protocol/qmp-error.ts';
import type {Profile} from '../../../schema/profile.ts';
import {type ArgumentsOf, defineCommand, type ReturnOf} from '../../command-table.ts';

type Options = ReturnOf<'query-command-line-options'>;

const NAME = 'query-command-line-options';
const SPICE = 'spice';

const isList = (value: unknown): value is Options => Array.isArray(value);

const recorded = ({replies}: Profile, {option}: ArgumentsOf<typeof NAME>): Options => {
	const reply = replies.reply(NAME, new Map(option === undefined ? [] : [['option', option]]));
	const plain = reply === undefined || reply instanceof QmpError ? [] : toPlain(reply);
	return isList(plain) ? plain : [];
};

/** The options of the command line, that of SPICE only once its module is loaded: then it is the second. */
export const queryCommandLineOptions = defineCommand(NAME, ({profile, modules}, {option}) => {
	const [first, ...rest] = recorded(profile, {}).filter(known => known.option !== SPICE);
	const spice = modules.hasSpice ? recorded(profile, {option: SPICE}) : [];
	const all = [...(first === undefined ? [] : [first]), ...spice, ...rest];
	const wanted = option === undefined ? all : all.filter(known => known.option === option);
	if (option !== undefined && wanted.length === 0) {
		throw new QmpError('GenericError', `invalid option name: ${option}`);
	}

	return wanted;
});
