/** A key that is found wherever it shows up, even in a host name, which has no capitals. */
export const KEY = 'sk_test_7f3kq9zw2mv8xj4tb6hn1rc5yd0glp8suea3wq6v';

/** A customer of whom the same is true. */
export const PERSON = {
  email: 'oluwaseun.adeyinka@nowhere.example',
  firstName: 'Oluwaseun',
  middleName: 'Babajide',
  lastName: 'Adeyinka',
  phone: '+2348099911122',
  bvn: '22998877665',
  accountNumber: '9081726354',
  identificationNumber: 'A55443322',
} as const;

/** What a payment takes that nobody else is to see; longer than real ones, so that no other number is taken for it. */
export const PAYMENT = {
  pin: '73918462050',
  otp: '82619370415',
  birthday: '1987-06-25',
  cardNumber: '4084084084084081',
  documentNumber: 'B66554433',
  token: 'd7gofp6yppn3qz7',
} as const;

/** The password of a proxy. */
export const PASSWORD = 'kq7zw3mxv9tb';
