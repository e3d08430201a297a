import { OWN_PATH, tokenField } from '../frame';
import { type Markup, html } from '../html';
import type { Form } from './form';
import type { DashboardCommands } from './commands';
import type { DashboardView } from './view';

/** A field of a control. */
export interface Field {
  name: string;
  label: string;
  /** What an empty field means, or an example. */
  example?: string;
  /** What can be chosen, for a field that is no text: values and their words. */
  options?: readonly (readonly [value: string, words: string])[];
  /** What is in the field at first. */
  value?: string;
  /** Whether it takes several lines. */
  isLong?: true;
}

/** What a control says when it is done. A text is good news. */
export type Outcome = string | { message: string; isGood: boolean };

/** Something that can be done with the sandbox. */
export interface Control {
  title: string;
  /** What it does, where the title does not say it. */
  about?: string;
  button: string;
  fields?: readonly Field[];
  /** What is asked before it is done. */
  question?: string;
  run: (commands: DashboardCommands, form: Form) => Promise<Outcome> | Outcome;
}

/** What is known of a form before it is filled in: values that are sent as they are, and what can be chosen. */
export type Presets = Readonly<Record<string, string | number | Field['options']>>;

/**
 * A control as a form with its title and its fields.
 *
 * @param values - what is in the fields at first, by their names.
 */
export function controlForm(
  view: DashboardView,
  control: string,
  { title, about, button, fields = [], question }: Control,
  presets: Presets = {},
  values: Readonly<Record<string, string>> = {},
): Markup {
  const fixed = Object.entries(presets).filter(
    (preset): preset is [string, string | number] => typeof preset[1] !== 'object' && preset[1] !== undefined,
  );
  const name = [control, ...fixed.map(([, value]) => value)].join('-');
  const { note } = view;
  const own = note?.form === name ? note : undefined;
  const asked = fields
    .filter((field) => !fixed.some(([each]) => each === field.name))
    .map((field) => {
      const options = presets[field.name];
      const value = values[field.name] ?? field.value;
      return fieldOf(
        name,
        {
          ...field,
          ...(value !== undefined && { value }),
          options: typeof options === 'object' ? options : field.options,
        },
        own,
      );
    });
  const send = html`<button id="${name}" aria-label="${button}: ${title}">${button}</button>`;
  return html`<div class="control">
    <h3 id="${name}-title">${title}</h3>
    ${about !== undefined && html`<p class="dim" id="${name}-about">${about}</p>`}
    ${
      question !== undefined &&
      html`<button type="button" popovertarget="${name}-sure" aria-label="${button}: ${title} …">
        ${button} …
      </button>`
    }
    <form
      method="post"
      action="/${OWN_PATH}/controls/${control}"
      id="${name}-form"
      aria-labelledby="${name}-title"
      ${question !== undefined && html`class="sheet"`}
    >
      ${hiddenFields(view.token, name, fixed)}
      ${
        question === undefined
          ? html`<div class="fields">${asked} ${send}</div>`
          : html`<div popover id="${name}-sure" role="alertdialog" aria-labelledby="${name}-question">
              <p id="${name}-question">${question}</p>
              <div class="row">
                <button type="button" popovertarget="${name}-sure" popovertargetaction="hide" autofocus>
                  Cancel
                </button>
                <button id="${name}" class="danger">Yes: ${title.toLowerCase()}</button>
              </div>
            </div>`
      }
      <p class="said" role="status"></p>
    </form>
  </div>`;
}

function fieldOf(
  form: string,
  { name, label, example, options, value, isLong }: Omit<Field, 'options'> & { options: Field['options'] },
  note: DashboardView['note'],
): Markup {
  const id = `${form}-${name}`;
  const isWrong = note?.field === name;
  const given = (note?.tone === 'bad' ? note.given[name] : undefined) ?? value ?? '';
  const rest = html`name="${name}" id="${id}" aria-describedby="${id}-said"
  ${isWrong && html`aria-invalid="true"`}`;
  return html`<div class="field">
    <label for="${id}">${label}</label>
    ${
      options
        ? html`<select ${rest}>
            ${options.map(
              ([each, words]) =>
                html`<option value="${each}" ${each === given && html`selected`}>${words}</option>`,
            )}
          </select>`
        : isLong
          ? html`<textarea ${rest} rows="4" placeholder="${example}" spellcheck="false">${given}</textarea>`
          : html`<input ${rest} value="${given}" placeholder="${example}" autocomplete="off" />`
    }
    <p class="said bad" id="${id}-said">${isWrong && note.message}</p>
  </div>`;
}

/**
 * A control as a button, for one record.
 *
 * @param about - what it is done to, for those who do not see where the button stands.
 * @param values - what is sent.
 */
export function controlButton(
  { token }: DashboardView,
  name: string,
  words: string,
  about: string,
  values: Readonly<Record<string, string | number>>,
): Markup {
  const form = `${name}-${Object.values(values).join('-')}`;
  return html`<form method="post" action="/${OWN_PATH}/controls/${name}" class="act" id="${form}-form">
    ${hiddenFields(token, form, Object.entries(values))}<button id="${form}" aria-label="${words}: ${about}">
      ${words}
    </button>
    <span class="said" role="status"></span>
  </form>`;
}

function hiddenFields(
  token: string,
  form: string,
  values: readonly (readonly [name: string, value: string | number])[],
): Markup {
  return html`${tokenField(token)}${[['form', form] as const, ...values].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )}`;
}
