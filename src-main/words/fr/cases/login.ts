// words/cases/login in French.
import { loginCaseWords } from '../../cases/login';
import { translate } from '../../page';

const WHERE = 'dans « Fournisseurs »';

translate('fr', loginCaseWords, {
  'login-none-stored': {
    cause: 'Une identification est réglée pour {host}, mais aucun mot de passe n’est enregistré.',
    steps: [`Saisissez le mot de passe ${WHERE}.`],
  },
  'login-not-offered': {
    cause: '{host} ne propose pas d’identification sur cette liaison.',
    steps: [
      'La plupart des serveurs ne la proposent que sur une liaison chiffrée : réglez la sécurité sur STARTTLS (587) ou implicit (465).',
      'Le port 25 de beaucoup de fournisseurs n’a aucune identification.',
    ],
  },
  'login-unknown-methods': {
    cause: '{host} ne propose que des façons de s’identifier que Dialpost ne parle pas : {said}',
    steps: ['Demandez au fournisseur un serveur avec PLAIN, LOGIN, SCRAM, CRAM-MD5 ou OAuth2.'],
  },
  'login-google-app-password': {
    cause: 'Le fournisseur veut un mot de passe d’application, pas celui du compte : {said}',
    steps: [
      'Dans le compte, activez la validation en deux étapes et créez un mot de passe d’application (Google : myaccount.google.com/apppasswords ; Apple : account.apple.com).',
      `Utilisez-le ${WHERE} à la place de celui du compte.`,
    ],
  },
  'login-google-web': {
    cause: 'Google veut d’abord que quelqu’un s’identifie avec un navigateur : {said}',
    steps: [
      'Identifiez-vous une fois avec un navigateur, de préférence par la même ligne, et confirmez que c’était vous.',
      'Utilisez ensuite un mot de passe d’application ou OAuth2.',
    ],
  },
  'login-google': {
    cause: 'Google n’a pas accepté le nom et le mot de passe : {said}',
    steps: [
      'Google n’accepte plus les mots de passe de compte : créez un mot de passe d’application ou utilisez OAuth2.',
    ],
  },
  'login-microsoft-smtp-off': {
    cause: '« SMTP authentifié » est désactivé pour cette boîte aux lettres ou son organisation : {said}',
    steps: [
      'Faites-le activer par l’administrateur pour cette boîte aux lettres : centre d’administration Microsoft 365, Utilisateurs actifs, le compte, Courrier, « Gérer les applications de courrier », « SMTP authentifié » (désactivé par défaut ; avec les « paramètres de sécurité par défaut », il le reste).',
      'Un autre mot de passe ou une nouvelle connexion n’y change rien.',
    ],
  },
  'login-microsoft-basic': {
    cause: 'Microsoft n’accepte plus de mots de passe des logiciels de messagerie : {said}',
    steps: [
      'Choisissez « Se connecter chez le fournisseur » comme identification sous Fournisseurs, et connectez-vous.',
    ],
  },
  'login-microsoft': {
    cause: 'Microsoft n’a pas accepté le nom et le mot de passe : {said}',
    steps: [
      'Le nom est l’adresse entière.',
      'Avec la vérification en deux étapes ou les paramètres de sécurité par défaut, un mot de passe ne suffit pas : utilisez OAuth2.',
    ],
  },
  'login-locked': {
    cause: 'Le compte est bloqué pour l’instant : {said}',
    steps: [
      'N’essayez plus pendant une heure ; chaque mauvaise tentative prolonge le blocage.',
      `Vérifiez le mot de passe ${WHERE}, et débloquez le compte sur la page web du fournisseur.`,
    ],
  },
  'login-smtp-off': {
    cause: 'Les logiciels de messagerie ne sont pas admis pour ce compte : {said}',
    steps: [
      'Dans la messagerie web du fournisseur, autorisez l’accès par POP3/IMAP/SMTP (GMX, WEB.DE, Yahoo et Zoho ont un tel réglage).',
    ],
  },
  'login-token': {
    cause: '{host} n’a pas accepté le jeton OAuth2 : {said}',
    steps: [
      `Identifiez-vous de nouveau ${WHERE} ; l’autorisation a été retirée ou a expiré.`,
      'Vérifiez que l’autorisation comprend l’envoi de courrier par SMTP.',
    ],
  },
  'login-needs-tls': {
    cause: '{host} n’accepte pas d’identification sans chiffrement : {said}',
    steps: ['Réglez la sécurité sur STARTTLS (587) ou implicit (465).'],
  },
  'login-weak': {
    cause: '{host} juge cette façon de s’identifier trop faible : {said}',
    steps: ['Utilisez le chiffrement et, s’ils sont proposés, OAuth2 ou un mot de passe d’application.'],
  },
  'login-transition': {
    cause: '{host} veut d’abord que le mot de passe soit changé : {said}',
    steps: ['Identifiez-vous une fois sur la page web du fournisseur et choisissez un nouveau mot de passe.'],
  },
  'login-454': {
    cause: 'Le service des mots de passe de {host} est en panne : {said}',
    steps: ['Le mot de passe n’est pas en cause ; nouvelle tentative automatique.'],
  },
  'login-method-refused': {
    cause: '{host} n’accepte pas cette façon de s’identifier : {said}',
    steps: [
      'Vérifiez le port et la sécurité ; demandez au fournisseur quelle identification il propose aux logiciels de messagerie.',
    ],
  },
  'login-wrong': {
    cause: '{host} n’a pas accepté le nom d’utilisateur ou le mot de passe : {said}',
    steps: [`Vérifiez les deux ${WHERE} ; le nom est souvent l’adresse entière.`],
  },
  'login-other': {
    cause: 'L’identification auprès de {host} a échoué : {said}',
    steps: [`Vérifiez le nom, le mot de passe et la sécurité ${WHERE}.`],
  },
});
