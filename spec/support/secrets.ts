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
