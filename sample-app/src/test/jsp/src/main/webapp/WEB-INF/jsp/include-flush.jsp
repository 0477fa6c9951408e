<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<!doctype html>
<html><body>before<jsp:include page="part.jsp" flush="true"/>after</body></html>
