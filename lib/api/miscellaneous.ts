import { memberCheck, show } from '../arguments/checks';
import { BankType, Country, Currency, Gateway } from '../arguments/enums';
import {
  type ParamsOf,
  checked,
  defaulted,
  encoded,
  flag,
  oneOf,
  otherName,
  positional,
  positive,
  text,
} from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type { BankRecord } from '../records/bank';
import type { CountryRecord, StateRecord } from '../records/country';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { cursors, pageSize } from './list-fields';

/** Countries as the list of banks calls them. */
const COUNTRY_NAMES: Readonly<Record<string, string>> = {
  [Country.NIGERIA]: 'nigeria',
  [Country.GHANA]: 'ghana',
  [Country.SOUTH_AFRICA]: 'south africa',
  [Country.KENYA]: 'kenya',
  [Country.COTE_D_IVOIRE]: "côte d'ivoire",
  [Country.EGYPT]: 'egypt',
  [Country.RWANDA]: 'rwanda',
};

const isCountry = memberCheck(Country);

/**
 * Python takes the code in small letters, too. Unlike other enums, this one is closed: the name of another country is
 * not known here.
 */
const countryByName = encoded(
  checked<Country>((value) => {
    if (typeof value !== 'string') return isCountry(value);
    if (Object.hasOwn(COUNTRY_NAMES, value.toUpperCase())) return undefined;
    const code = Object.keys(COUNTRY_NAMES).find((key) => COUNTRY_NAMES[key] === value.toLowerCase());
    return code === undefined ? isCountry(value) : `must be a code, such as "${code}" for ${show(value)}.`;
  }),
  (code) => COUNTRY_NAMES[code.toUpperCase()],
);

const bankFields = {
  ...pageSize,
  country: countryByName,
  ...cursors,
  /** Whether pages are told by cursors. Default `false`. */
  useCursor: defaulted(cursors.useCursor, false),
  /** Only banks in Nigeria that take a direct debit mandate in this way. */
  gateway: oneOf(Gateway),
  type: oneOf(BankType),
  currency: oneOf(Currency),
  /** Only banks that a customer can pay by transfer to. */
  payWithBankTransfer: flag(),
  /** Only banks that a customer can pay with directly. */
  payWithBank: flag(),
  /** Only banks whose accounts `Verification.validateAccount` can check. */
  enabledForVerification: flag(),
  /** The same as `enabledForVerification`, as pypaystack2 3.x writes it. */
  enabledForVerificaton: otherName('enabledForVerification', flag('enabled_for_verification')),
  /** Whether to give the codes that Nigerian banks have at NIP, in `nip_sort_code`. */
  includeNipSortCode: flag(),
  /** Which page to get, from 1, where pages are not told by cursors. */
  page: positive(),
};

const stateFields = { country: positional(text()) };

/** Parameters of `getBanks`. */
export interface GetBanksParams extends ParamsOf<typeof bankFields> {}

/** Parameters of `allBanks`. */
export interface AllBanksParams extends ParamsOf<PaginationFields<typeof bankFields>> {}

/** Implemented once; `Miscellaneous` blocks, `AsyncMiscellaneous` returns promises. */
export class MiscellaneousAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Lists banks and providers of mobile money, a page at a time.
   *
   * Python: `get_banks` · Paystack: https://paystack.com/docs/api/miscellaneous/#bank
   */
  getBanks(params?: GetBanksParams | null, options?: Options<M>): Reply<M, readonly BankRecord[]> {
    return this.call('GET /bank', { fields: bankFields, params, options });
  }

  /** Gives all banks by auto-pagination. Paystack: https://paystack.com/docs/api/miscellaneous/#bank */
  allBanks(params?: AllBanksParams | null, options?: Options<M>): Items<M, BankRecord> {
    return this.paginate('GET /bank', { fields: bankFields, params, options, by: 'cursor' });
  }

  /**
   * Lists the countries in which Paystack works.
   *
   * Python: `get_countries` · Paystack: https://paystack.com/docs/api/miscellaneous/#country
   */
  getCountries(options?: Options<M>): Reply<M, readonly CountryRecord[]> {
    return this.call('GET /country', { options });
  }

  /**
   * Lists the states of a country, for the billing address that some cards ask for.
   *
   * Python: `get_states` · Paystack: https://paystack.com/docs/api/miscellaneous/#avs-states
   *
   * @param country - code of any country, such as the `country_code` of a charge that asks for an address.
   */
  getStates(country: string, options?: Options<M>): Reply<M, readonly StateRecord[]> {
    return this.call('GET /address_verification/states', {
      first: { country },
      fields: stateFields,
      options,
    });
  }
}

/** Paystack's miscellaneous endpoints as blocking calls. Python: `pypaystack2.api.Miscellaneous`. */
export class Miscellaneous extends blocking(MiscellaneousAPI<'blocking'>) {}

/** Paystack's miscellaneous endpoints as promises. Python: `pypaystack2.api.AsyncMiscellaneous`. */
export class AsyncMiscellaneous extends promising(MiscellaneousAPI<'async'>) {}
